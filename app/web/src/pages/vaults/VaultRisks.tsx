/** What whoever deposits in a vault gives up and relies on. */
const RISKS = [
    'Its program is an example, not audited; whoever may upgrade it can replace every rule on this page.',
    'It takes no lock and does not vote: it earns what plain stake earns.',
    'A share is worth less only where the farm pays back less than was staked; then all holders lose in proportion.',
    'Rounding is against whoever moves, a unit or two; a deposit that would lose more than 10 basis points is refused.',
    'It passes on 16 different rewards at most. What others owe stays in the farm.',
    'The issuers of the tokens have the same powers over it as over any position: see the pool’s page.',
];

export function VaultRisks() {
    return (
        <details>
            <summary>Risks</summary>
            <ul>
                {RISKS.map((risk) => (
                    <li key={risk}>{risk}</li>
                ))}
            </ul>
        </details>
    );
}

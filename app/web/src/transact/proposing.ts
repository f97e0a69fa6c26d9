/** What a vault of a multisig is to do is proposed, and carried out once enough members have agreed. */
import { ClientFailure, squads } from '@acequia/client';
import { createNoopSigner, type TransactionSigner } from '@solana/kit';
import { counted } from '../ui/format';
import type { Forecast, Means, Step } from './run';
import { previewAtPrice, type Terms } from './terms';

/** Nobody signs for a vault: its program does, once it is carried out. */
export const standIn = ({ address }: squads.SquadsVault): TransactionSigner =>
    createNoopSigner(address);

/** The proposals of what was foreseen, one for each of its transactions. Throws a `ClientFailure` where the
 *  wallet may not propose. */
export async function proposed(
    means: Means,
    steps: readonly Step[],
    says: (note: string) => void,
): Promise<Step[]> {
    const { connection, who: member, action } = means;
    const vault = action.vault!;
    const multisig = await squads.fetchMultisig(connection.rpc, vault.multisig);
    if (!squads.mayPropose(multisig, member.address)) throw noMember(vault);
    says(wordsOf(multisig, steps.length));
    return Promise.all(
        steps.map(async ({ instructions, terms, forecast }, nth): Promise<Step> => {
            const number = multisig.transactionIndex + BigInt(nth) + 1n;
            const proposing = { vault, number, member, instructions, memo: action.title };
            const wrapped = await squads.propose(proposing);
            const plain = { version: terms.version };
            const isFirst = nth === 0;
            const tried = isFirst ? await tryOut(means, wrapped, plain) : UNTRIED;
            return { instructions: wrapped, forecast, ...tried };
        }),
    );
}

/** Those after the first have the numbers after its own. */
const UNTRIED = { terms: {}, proposal: undefined } as const;

async function tryOut(
    { connection, who, payer }: Means,
    instructions: Step['instructions'],
    plain: Terms,
): Promise<{ terms: Terms; proposal: Forecast }> {
    const draft = { payer, instructions, ...plain };
    const { terms, preview } = await previewAtPrice(connection.rpc, draft, who.address);
    return { terms, proposal: { preview } };
}

const wordsOf = ({ threshold, members }: squads.Multisig, many: number): string =>
    `${many === 1 ? 'A proposal is' : `${many} proposals are`} made, and nothing of it done yet: ` +
    `${threshold} of ${counted(members.length, 'member')} ${threshold === 1 ? 'has' : 'have'} to agree in Squads, and one carries it out.`;

const noMember = ({ multisig }: squads.SquadsVault) =>
    new ClientFailure({
        kind: 'input',
        condition: `This wallet is no member of the multisig ${multisig} that may propose.`,
        remedy: 'Connect one that is, or have the multisig give it the right.',
    });

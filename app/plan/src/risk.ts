/** What whoever funds a stream has to know, and no rule can prevent; in the words of
 *  `crates/acequia-plan`. */
export const FUNDERS_RISK =
    // prettier-ignore
    'Whoever runs the pool can stake too and, by caps or a pause, keep others out: what is promised goes to whoever is staked, were it one unit.';

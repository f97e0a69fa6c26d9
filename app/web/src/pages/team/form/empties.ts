/** The fields of a form that are still empty, and what else is said where its file is not asked. */
import type { Fault } from '../../../ui/Field';
import type { FarmForm, RewardForm } from './model';

export const CHOOSE_LATER = 'Choose a later start.';

const NAMELESS: Fault = { condition: 'it has no name', remedy: 'write what people call it' };
const UNCHOSEN: Fault = { condition: 'no token is chosen', remedy: 'choose one' };
const UNWRITTEN: Fault = { condition: 'nothing is written here', remedy: 'write how much' };

/** The fields that must hold something, which a file would say in its own words. */
export function emptiesOf({
    name,
    pools,
}: FarmForm): [field: string, text: string, fault: Fault][] {
    return [
        ['name', name, NAMELESS],
        ...pools.flatMap((pool, nth): [string, string, Fault][] => [
            [`pool ${nth} name`, pool.name, NAMELESS], // no words
            [`pool ${nth} stake`, pool.stake, UNCHOSEN], // no words
            ...pool.rewards.flatMap((reward, at) =>
                emptiesIn(reward).map(([field, text, fault]): [string, string, Fault] => [
                    `pool ${nth} reward ${at} ${field}`, // no words
                    text,
                    fault,
                ]),
            ),
        ]),
    ];
}

function emptiesIn(reward: RewardForm): [field: string, text: string, fault: Fault][] {
    const { token, kind, budget, follows, fullAt, most } = reward;
    return [
        ['token', token, UNCHOSEN],
        ...(kind === 'curve' ? [['budget', budget, UNWRITTEN] as [string, string, Fault]] : []),
        ...(kind === 'curve' && follows === 'stake'
            ? [['full_at', fullAt, UNWRITTEN] as [string, string, Fault]]
            : []),
        ...(kind === 'curve' && follows === 'most'
            ? [['most', most, UNWRITTEN] as [string, string, Fault]]
            : []),
    ];
}

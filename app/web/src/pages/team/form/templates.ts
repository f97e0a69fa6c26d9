/** Farms to start from: all but the tokens, the budget and the name. */
import { NEW_FARM, NEW_POOL, NEW_REWARD, type FarmForm, type RewardForm } from './model';

export interface Template {
    readonly name: string;
    /** Whom it is for. */
    readonly words: string;
    readonly form: FarmForm;
}

const { schedule: EVEN } = NEW_REWARD;

const farmOf = (reward: Partial<RewardForm>, pool: Partial<typeof NEW_POOL> = {}): FarmForm => ({
    ...NEW_FARM,
    pools: [{ ...NEW_POOL, ...pool, rewards: [{ ...NEW_REWARD, ...reward }] }],
});

/** The first is where nothing was chosen. */
export const TEMPLATES: readonly Template[] = [
    {
        name: 'Even for 90 days',
        words: 'The same each day, all of it promised. Nobody is bound.',
        form: NEW_FARM,
    },
    {
        name: 'Falling',
        words: 'Most at the start, half as much every 21 days, for 90 days.',
        form: farmOf({ schedule: { ...EVEN, shape: 'halving' } }),
    },
    {
        name: 'For those who stay',
        words: 'Even for 180 days; whoever locks for up to 60 days weighs up to 2.5 times as much, and may leave early for up to 30 %.',
        form: farmOf(
            { schedule: { ...EVEN, for: '180 days' } },
            { locks: true, leaveEarly: '30%' },
        ),
    },
    {
        name: 'Deposits as they come',
        words: 'No schedule: whatever is deposited, fees say, is spread over 7 days.',
        form: farmOf({ kind: 'flow' }),
    },
];

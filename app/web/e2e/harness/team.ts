/** Somebody who runs a farm, at its page. */
import type { TestContext } from 'node:test';
import { rules } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { makeFarm, poolOf, staker, type Farm } from './farms.js';
import { Visitor } from './visitor.js';
import type { World } from './world.js';

export const DAY = 86_400;

/** What a team's farm is made of. */
export interface TeamTerms {
    readonly stake: Token;
    /** Of this 8,640 billion base units are streamed, and the team has a trillion more. */
    readonly reward: Token;
    /** For how long [s]; 100 days unless named. */
    readonly seconds?: number | undefined;
}

/** A farm that runs, its team at its page, with more of what it pays. */
export async function teamAt(t: TestContext, world: World, terms: TeamTerms) {
    const { stake, reward, seconds = 100 * DAY } = terms;
    const rewards = [{ token: reward, amount: 8_640_000_000_000n, seconds }];
    const farm = await makeFarm(world, { name: 'Huerta', stake, rewards });
    const lp = await staker(world, farm, 5_000_000n);
    await world.give(farm.team, [[reward, 1_000_000_000_000n]]);
    const visitor = await Visitor.comes(t, world, { signer: farm.team, known: true });
    await visitor.opens(`/team/${farm.pool}`);
    const stream = visitor.article(new RegExp(`^${reward.symbol}`));
    await stream.waitFor();
    const turnsTo = async (act: string) => {
        await stream.getByRole('button', { name: act, exact: true }).click();
        return stream.getByRole('group', { name: act });
    };
    return { farm, lp, visitor, stream, turnsTo };
}

/** The books of a farm's first stream. */
export async function booksOf(world: World, farm: Pick<Farm, 'pool'>) {
    return (await poolOf(world, farm)).data.streams[0]!.books;
}

/** The same, settled to the present. */
export async function booksNow(world: World, farm: Pick<Farm, 'pool'>) {
    const { data } = await poolOf(world, farm);
    return rules.settledTo(data, await world.chain.now()).streams[0]!.books;
}

/** What is typed into the form of a new farm: one pool of that name too, and one reward. */
export interface FormTerms {
    readonly name: string;
    readonly stake: Token;
    readonly reward: Token;
    /** [whole tokens] */
    readonly budget: string;
    readonly runsFor?: string;
}

/** Fills the form of a new farm, at its page. */
export async function fillsForm(visitor: Visitor, terms: FormTerms): Promise<void> {
    const { name, stake, reward, budget, runsFor } = terms;
    await visitor.opens('/team/new');
    await visitor.field('Name of the farm').fill(name);
    await visitor.field('Name of the pool').fill(name);
    await visitor.field('What LPs stake').selectOption(stake.mint);
    await visitor.field('Token that is paid').selectOption(reward.mint);
    await visitor.field('Budget').fill(budget);
    if (runsFor) await visitor.field('Runs for').fill(runsFor);
}

/** What is told over a websocket. */
import { BASE64, CONFIRMED, SOL, type World } from '../world.js';

export async function aboutSubscriptions(world: World): Promise<void> {
    const { asker, bob } = world;
    const sent = async (name: string) => {
        const { wire } = await world.transfer(SOL / 20, { name });
        return world.sends(name, wire);
    };
    await asker.follow('logs', 'logsSubscribe', [{ mentions: [bob.address] }, CONFIRMED], () =>
        sent('for logs'),
    );
    await asker.follow('an account', 'accountSubscribe', [bob.address, BASE64], () =>
        sent('for an account'),
    );
    await asker.follow('slots', 'slotSubscribe', [], () => sent('for slots'));
    const { wire, signature } = await world.transfer(SOL / 25, { name: 'followed' });
    await asker.follow('a signature', 'signatureSubscribe', [signature, CONFIRMED], () =>
        world.sends('for its signature', wire),
    );
}

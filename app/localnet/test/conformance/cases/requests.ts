/** Requests that are not as they should be. */
import type { World } from '../world.js';

export async function aboutRequests({ asker, alice }: World): Promise<void> {
    await asker.compare('a method nobody knows', 'getRich');
    await asker.compare('no parameters', 'getBalance');
    await asker.compare('a number for an address', 'getBalance', [5]);
    await asker.compare('a list for an address', 'getBalance', [[alice.address]]);
    await asker.compare('no address', 'getBalance', ['nobody']);
    await asker.compare('too short an address', 'getBalance', ['abc']);
    await asker.compare('no signature', 'getTransaction', ['abc']);
    await asker.compare('an address for a list', 'getMultipleAccounts', [alice.address]);
    await asker.compare('a text for a number', 'getMinimumBalanceForRentExemption', ['many']);
    await asker.compare('a number below zero', 'getMinimumBalanceForRentExemption', [-1]);
    const one = (id: unknown, method: string) => ({ jsonrpc: '2.0', id, method });
    await asker.compareText('no JSON', '{');
    await asker.compareText('no request', '5');
    await asker.compareText('no requests', '[]');
    await asker.compareText(
        'several requests',
        JSON.stringify([one(1, 'getHealth'), one(2, 'getRich')]),
    );
    await asker.compareText('one of several', JSON.stringify([one('a', 'getHealth')]));
    await asker.compareText('no version', '{"id":1,"method":"getHealth"}');
    await asker.compareText('no method', '{"jsonrpc":"2.0","id":1}');
    await asker.compareText(
        'parameters by name',
        '{"jsonrpc":"2.0","id":1,"method":"getHealth","params":{"a":1}}',
    );
}

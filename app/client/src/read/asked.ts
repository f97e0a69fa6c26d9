import { ClientFailure } from '../explain/failure.js';
import { explain } from '../explain/thrown.js';

/** Asks a node, and puts into words why it did not answer. */
export async function asked<TAnswer>(ask: () => Promise<TAnswer>): Promise<TAnswer> {
    try {
        return await ask();
    } catch (error) {
        throw new ClientFailure(explain(error), { cause: error });
    }
}

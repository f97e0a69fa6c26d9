/** The node's websocket; it comes after the first page. */
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import { createSolanaRpcSubscriptions } from '@solana/kit';

/** What the program logs, from now on. */
export const logsOf = (ws: string, abortSignal: AbortSignal) =>
    createSolanaRpcSubscriptions(ws)
        .logsNotifications({ mentions: [ACEQUIA_PROGRAM_ADDRESS] }, { commitment: 'confirmed' })
        .subscribe({ abortSignal });

/** How long it serves. */

/** Resolves when standard input has closed or a signal has come. */
export function untilTheEnd(ignoreStdin: boolean): Promise<void> {
    return new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
        if (ignoreStdin) return;
        process.stdin.once('end', resolve).once('close', resolve).once('error', resolve).resume();
    });
}

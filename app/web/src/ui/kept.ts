/** What is kept in the browser from one visit to the next. Its site data may be blocked, or their room
 *  full: then it is kept for as long as the page is open. */
const here = new Map<string, string | undefined>();

/** What was kept under a name. */
export function kept(name: string): string | undefined {
    if (here.has(name)) return here.get(name);
    try {
        return localStorage.getItem(name) ?? undefined;
    } catch {
        return undefined;
    }
}

/** Keeps a text, or nothing any more. Says whether the next visit will know. */
export function keep(name: string, text: string | undefined): boolean {
    try {
        if (text === undefined) localStorage.removeItem(name);
        else localStorage.setItem(name, text);
        here.delete(name);
        return true;
    } catch {
        here.set(name, text);
        return false;
    }
}

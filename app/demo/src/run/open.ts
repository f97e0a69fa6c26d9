/** Opens an address in the browser of whoever sits here. */
import { spawn } from 'node:child_process';

/** Where there is a screen; says nothing where it does not work, for the address is printed. */
export function openInBrowser(url: string): void {
    const command = opener();
    if (!command) return;
    const child = spawn(command, [url], { stdio: 'ignore', detached: true });
    child.on('error', () => {});
    child.unref();
}

function opener(): string | undefined {
    if (process.env['ACEQUIA_NO_BROWSER']) return undefined;
    if (process.platform === 'darwin') return 'open';
    const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
    return hasScreen ? 'xdg-open' : undefined;
}

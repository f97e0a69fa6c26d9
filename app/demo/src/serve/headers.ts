/** What every answer says to the browser: nothing runs here but the app itself. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Scripts and styles are the app's own files. It may ask any RPC and any price source that a
 *  person names, and those on this machine without TLS. */
const POLICY = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'", // what reads farm files is WebAssembly
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
].join('; ');

/** Headers of every answer. */
export const HEADERS: OutgoingHttpHeaders = {
    'Content-Security-Policy': POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
        'camera=(), geolocation=(), microphone=(), payment=(), usb=(self), hid=(self)',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
};

/** Whether a request is for this machine by its own name. A page elsewhere whose name was made to
 *  point here (DNS rebinding) is answered nothing. */
export function isForUs({ headers }: IncomingMessage, port: number): boolean {
    return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

/** Whether a request that changes something comes from a page of ours, or from no page at all. */
export function isFromUs({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    return origin === undefined || origin === `http://${host}`;
}

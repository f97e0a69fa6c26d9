/** A sign for a token or a pool, drawn from its address: the same for everybody, and fetched from nobody. */
import type { Address } from '@solana/kit';

/** A figure of an address, below `below`: all of its letters count. */
function drawnFrom(address: string, below: number): number {
    let sum = 7;
    for (const letter of address) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
    return sum % below;
}

/** A token: its first letters on a colour of its own. */
export function TokenGlyph({
    of,
    symbol,
    size = 24,
}: {
    of: Address;
    symbol: string;
    size?: number;
}) {
    const hue = drawnFrom(of, 360);
    const letters = symbol
        .replace(/[^\p{L}\p{N}]/gu, '')
        .slice(0, 2)
        .toUpperCase();
    return (
        <svg
            className="glyph notranslate"
            width={size}
            height={size}
            viewBox="0 0 32 32"
            aria-hidden="true"
        >
            <circle cx="16" cy="16" r="16" fill={`hsl(${hue} 48% 34%)`} />
            <text x="16" y="20.5" textAnchor="middle" fontSize="12.5" fontWeight="700" fill="#fff">
                {letters}
            </text>
        </svg>
    );
}

/** A pool: three channels, whose colour and bends are its address's. */
export function PoolGlyph({ of, size = 40 }: { of: Address; size?: number }) {
    const hue = 150 + drawnFrom(of, 130);
    const bend = 2 + drawnFrom(`${of}bend`, 5);
    // no words
    const channel = (y: number) => `M5 ${y}c5 0 6 ${bend} 11 ${bend}s6-${bend} 11-${bend}`;
    return (
        <svg className="glyph" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" fill={`hsl(${hue} 52% 26%)`} />
            <g fill="none" stroke={`hsl(${hue} 60% 82%)`} strokeWidth="2.4" strokeLinecap="round">
                <path d={channel(8)} />
                <path d={channel(15)} opacity="0.75" />
                <path d={channel(22)} opacity="0.5" />
            </g>
        </svg>
    );
}

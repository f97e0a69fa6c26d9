import type { Address } from '@solana/kit';
export default function FarmPage(_: { pool: Address }) {
    return <h1>A farm</h1>;
}

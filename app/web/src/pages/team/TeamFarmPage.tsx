import type { Address } from '@solana/kit';
export default function TeamFarmPage(_: { pool: Address }) {
    return <h1>A farm of mine</h1>;
}

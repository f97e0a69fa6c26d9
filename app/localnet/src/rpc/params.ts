/** Parameters of requests: each is checked as it is taken. */
import { getBase58Encoder, isAddress, type Address } from '@solana/kit';
import type { Commitment } from '../chain/blocks.js';
import { invalid } from './errors.js';

/** Options, unchecked until one is taken. */
export type Options = Readonly<Record<string, unknown>>;

const COMMITMENTS: readonly unknown[] = ['processed', 'confirmed', 'finalized'];
const SIGNATURE_BYTES = 64;

const expected = (value: unknown, what: string): Error =>
    invalid(`Invalid params: invalid type: ${typeName(value)}, expected ${what}.`);

function typeName(value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (Array.isArray(value)) return 'sequence';
    if (typeof value === 'object') return 'map';
    if (typeof value === 'string') return `string "${value}"`;
    if (typeof value === 'boolean') return `boolean \`${value}\``;
    return `integer \`${(value as number | bigint).toString()}\``;
}

/** The parameters by their places; the first `least` must be there. */
export function listed(params: unknown, least: number): readonly unknown[] {
    const list = params ?? [];
    if (!Array.isArray(list)) throw invalid('Invalid params: expected a list of parameters.');
    if (list.length < least) {
        throw invalid(`\`params\` should have at least ${least} argument(s)`);
    }
    return list as unknown[];
}

export function text(value: unknown): string {
    if (typeof value !== 'string') throw expected(value, 'a string');
    return value;
}

export function list(value: unknown): readonly unknown[] {
    if (!Array.isArray(value)) throw expected(value, 'a sequence');
    return value as unknown[];
}

export function optionsOf(value: unknown): Options {
    if (value === undefined || value === null) return {};
    if (typeof value !== 'object' || Array.isArray(value))
        throw expected(value, 'a map of options');
    return value as Options;
}

/** A whole number that is not below zero. */
export function whole(value: unknown): bigint {
    const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value);
    if (!isWhole || (value as number) < 0) throw expected(value, 'u64');
    return BigInt(value as number);
}

/** The same, where it may be left out. */
export const wholeOr = <TOther>(value: unknown, other: TOther): bigint | TOther =>
    value === undefined || value === null ? other : whole(value);

export function address(value: unknown): Address {
    const given = text(value);
    if (isAddress(given)) return given;
    throw invalid(`Invalid param: ${isBase58(given) ? 'WrongSize' : 'Invalid'}`);
}

export function signature(value: unknown): string {
    const given = text(value);
    const bytes = isBase58(given) ? getBase58Encoder().encode(given) : undefined;
    if (!bytes) throw invalid('Invalid param: Invalid');
    if (bytes.length !== SIGNATURE_BYTES) throw invalid('Invalid param: WrongSize');
    return given;
}

const isBase58 = (given: string): boolean => /^[1-9A-HJ-NP-Za-km-z]*$/.test(given);

/** How sure the asker wants to be; as sure as can be unless named. */
export function commitmentIn({ commitment }: Options): Commitment {
    if (commitment === undefined || commitment === null) return 'finalized';
    if (typeof commitment !== 'string') throw expected(commitment, 'a string');
    if (!COMMITMENTS.includes(commitment)) {
        throw invalid(
            `Invalid params: unknown variant \`${commitment}\`, expected one of ` +
                '`processed`, `confirmed`, `finalized`.',
        );
    }
    return commitment as Commitment;
}

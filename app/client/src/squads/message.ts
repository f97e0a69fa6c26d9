/** What a vault is to carry out, as Squads stores it: like a message of Solana's, with lengths of one byte,
 *  and of two before an instruction's data. */
import {
    addEncoderSizePrefix,
    getAddressEncoder,
    getArrayEncoder,
    getBytesEncoder,
    getStructEncoder,
    getU16Encoder,
    getU8Encoder,
    isSignerRole,
    isWritableRole,
    type Address,
    type Instruction,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { badInput } from '../explain/failure.js';

const BYTES = addEncoderSizePrefix(getBytesEncoder(), getU8Encoder());
const DATA = addEncoderSizePrefix(getBytesEncoder(), getU16Encoder());

const MESSAGE = getStructEncoder([
    ['signers', getU8Encoder()],
    ['writableSigners', getU8Encoder()],
    ['writableOthers', getU8Encoder()],
    ['keys', getArrayEncoder(getAddressEncoder(), { size: getU8Encoder() })],
    [
        'instructions',
        getArrayEncoder(
            getStructEncoder([
                ['program', getU8Encoder()],
                ['accounts', BYTES],
                ['data', DATA],
            ]),
            { size: getU8Encoder() },
        ),
    ],
    // Of lookup tables it has none.
    ['lookups', getArrayEncoder(BYTES, { size: getU8Encoder() })],
]);

interface Key {
    signs: boolean;
    writes: boolean;
}

/** Instructions that a vault signs, and nobody else. */
export function vaultMessage(
    vault: Address,
    instructions: readonly Instruction[],
): ReadonlyUint8Array {
    const roles = rolesIn(vault, instructions);
    const stranger = [...roles].find(([key, { signs }]) => signs && key !== vault);
    if (stranger) {
        throw badInput(
            `${stranger[0]} would have to sign beside the vault.`,
            'Let the vault pay for what is made, too.',
        );
    }
    // Those that sign first, and of each those that are written.
    const rank = ({ signs, writes }: Key) => (signs ? 0 : 2) + (writes ? 0 : 1);
    const sorted = [...roles].sort(([, a], [, b]) => rank(a) - rank(b));
    const keys = sorted.map(([key]) => key);
    const count = (wanted: (key: Key) => boolean) => sorted.filter(([, key]) => wanted(key)).length;
    return MESSAGE.encode({
        signers: count(({ signs }) => signs),
        writableSigners: count(({ signs, writes }) => signs && writes),
        writableOthers: count(({ signs, writes }) => !signs && writes),
        keys,
        instructions: instructions.map(({ programAddress, accounts = [], data }) => ({
            program: keys.indexOf(programAddress),
            accounts: Uint8Array.from(accounts.map(({ address }) => keys.indexOf(address))),
            data: data ?? new Uint8Array(),
        })),
        lookups: [],
    });
}

function rolesIn(vault: Address, instructions: readonly Instruction[]): Map<Address, Key> {
    const roles = new Map<Address, Key>([[vault, { signs: true, writes: true }]]);
    const at = (key: Address): Key => {
        const role = roles.get(key) ?? { signs: false, writes: false };
        roles.set(key, role);
        return role;
    };
    for (const { programAddress, accounts = [] } of instructions) {
        at(programAddress);
        for (const { address, role } of accounts) {
            const key = at(address);
            key.signs ||= isSignerRole(role);
            key.writes ||= isWritableRole(role);
        }
    }
    return roles;
}

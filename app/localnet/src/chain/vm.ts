/**
 * The machine that carries transactions out: litesvm, in bytes and addresses.
 *
 * By litesvm's inner class: the one around it reads each address and each transaction once more,
 * which takes longer than to carry one out.
 */
import type { Address } from '@solana/kit';
import litesvm, {
    type FailedTransactionMetadata,
    type SimulatedTransactionInfo,
} from 'litesvm/dist/internal.js';
import { SLOT_HASHES, SYSVARS, type Account, type Placed } from './account.js';
import { addressAt, bytesOf } from './address.js';
import { outcomeOf, type Outcome } from './outcome.js';
import type { Received } from './transaction.js';

/** The chain's clock, in slots and seconds. */
export interface Moment {
    readonly slot: bigint;
    readonly epoch: bigint;
    readonly began: bigint;
    readonly time: bigint;
}

/** What a transaction would leave behind. */
export interface Rehearsal extends Outcome {
    readonly after: readonly Placed[];
}

/** One machine. Which blockhashes live, and what was done before, is not its business. */
export class Vm {
    private readonly svm: InstanceType<typeof litesvm.LiteSvm>;
    /** Hashes of slots that are not in their sysvar yet: to put them there takes as long as a
     *  transaction, so it waits for one. */
    private slotHashes: Uint8Array | undefined;

    constructor(svm = new litesvm.LiteSvm()) {
        this.svm = svm;
        this.svm.setBlockhashCheck(false);
        this.svm.setTransactionHistory(0n);
    }

    /** Another one in which all is as it is here. */
    copy(): Vm {
        this.putSlotHashes();
        return new Vm(litesvm.LiteSvm.fromBytes(this.svm.toBytes()));
    }

    /** Puts a program where it is to be, by its file's bytes. */
    deploy(program: Address, elf: Uint8Array): void {
        this.svm.addProgram(bytesOf(program), elf);
    }

    /** Whether signatures are taken as they come. */
    trust(signatures: boolean): void {
        this.svm.setSigverify(!signatures);
    }

    /** Cuts no log, as a chain does behind its 10,000th byte. */
    keepLogsWhole(): void {
        this.svm.setLogBytesLimit(null);
    }

    /** What its clock says. */
    get moment(): Moment {
        const {
            slot,
            epoch,
            epochStartTimestamp: began,
            unixTimestamp: time,
        } = this.svm.getClock();
        return { slot, epoch, began, time };
    }

    account(address: Address): Account | undefined {
        if (address === SLOT_HASHES) this.putSlotHashes();
        const account = this.svm.getAccount(bytesOf(address));
        return account === null || account.lamports() === 0n ? undefined : read(account);
    }

    lamports(address: Address): bigint {
        return this.svm.getBalance(bytesOf(address)) ?? 0n;
    }

    /** A program's accounts whose bytes pass. */
    accountsOf(program: Address, passes: (data: Uint8Array) => boolean): Placed[] {
        const found = this.svm.getProgramAccounts(bytesOf(program)).flatMap((one) => {
            const account = one.account();
            const data = account.data();
            if (account.lamports() === 0n || !passes(data)) return [];
            return { ...read(account, data), address: addressAt(one.address) };
        });
        return found.sort((some, others) => (some.address < others.address ? -1 : 1));
    }

    put(address: Address, { lamports, owner, data, executable }: Account): void {
        const account = new litesvm.Account(lamports, data, bytesOf(owner), executable, 0n);
        this.svm.setAccount(bytesOf(address), account);
    }

    rent(bytes: bigint): bigint {
        return this.svm.minimumBalanceForRentExemption(bytes);
    }

    set({ slot, epoch, began, time }: Moment, slotHashes?: Uint8Array): void {
        this.slotHashes = slotHashes;
        this.svm.setClock(new litesvm.Clock(slot, began, epoch, epoch + 1n, time));
    }

    private putSlotHashes(): void {
        if (!this.slotHashes) return;
        const [owner, data] = [SYSVARS, this.slotHashes];
        this.put(SLOT_HASHES, { lamports: 1n, owner, data, executable: false });
        this.slotHashes = undefined;
    }

    /** Goes on to another blockhash: a nonce is not advanced twice by one. */
    nextBlockhash(): void {
        this.svm.expireBlockhash();
    }

    /** Carries a transaction out, or refuses it. */
    run({ message, wire }: Received): Outcome {
        this.putSlotHashes();
        const done =
            message.version === 'legacy'
                ? this.svm.sendLegacyTransaction(wire)
                : this.svm.sendVersionedTransaction(wire);
        return hasFailed(done) ? outcomeOf(done.meta(), done) : outcomeOf(done);
    }

    /** Carries it out and takes all of it back. */
    rehearse(transaction: Received, verify: boolean): Rehearsal {
        const done = this.simulated(transaction, verify);
        if (hasFailed(done)) return { ...outcomeOf(done.meta(), done), after: [] };
        return { ...outcomeOf(done.meta()), after: afterwards(done) };
    }

    /** What it would pay, whether it can or not [lamports]. Only litesvm's text tells it. */
    feeOf(transaction: Received): bigint {
        const [, fee = '0'] =
            /\bfee: (\d+)/.exec(this.simulated(transaction, false).toString()) ?? [];
        return BigInt(fee);
    }

    private simulated({ message, wire }: Received, verify: boolean) {
        this.putSlotHashes();
        this.svm.setSigverify(verify);
        const done =
            message.version === 'legacy'
                ? this.svm.simulateLegacyTransaction(wire)
                : this.svm.simulateVersionedTransaction(wire);
        this.svm.setSigverify(true);
        return done;
    }
}

function hasFailed(done: object): done is FailedTransactionMetadata {
    return done instanceof litesvm.FailedTransactionMetadata;
}

function read(account: InstanceType<typeof litesvm.Account>, data = account.data()): Account {
    return {
        lamports: account.lamports(),
        owner: addressAt(account.owner()),
        data,
        executable: account.executable(),
    };
}

const afterwards = (done: SimulatedTransactionInfo): Placed[] =>
    done.postAccounts().map((one) => ({
        ...read(one.account()),
        address: addressAt(one.address),
    }));

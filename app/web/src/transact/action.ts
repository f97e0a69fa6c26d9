/** What a person is about to do. Pages make actions; nothing but the transact layer signs one. */
import type { Draft, Landed, PayInto, squads } from '@acequia/client';
import type { AddressesByLookupTableAddress, Instruction, TransactionSigner } from '@solana/kit';

/** What its transactions are packed by. */
export type Room = Pick<Draft, 'version' | 'computeUnitPrice'>;

export interface Action {
    /** As a person would say it: "Stake 12.5 AGUA". */
    readonly title: string;
    /** Builds it from the chain's present state: a list of instructions for each transaction. What comes
     *  out of it goes where the person has named, for tokens that their own account cannot take. `payer`
     *  pays the rent of what is made; whoever acts unless named. What it finds that is to be known before
     *  signing, it `says`. */
    readonly build: (
        who: TransactionSigner,
        payInto: PayInto,
        payer?: TransactionSigner,
        room?: Room,
        says?: (note: string) => void,
    ) => Promise<readonly (readonly Instruction[])[]>;
    /** Something goes in that is to come out again: who pays is told where nothing would be left to pay
     *  for that. */
    readonly isWayIn?: boolean;
    /** What to know before signing, beside what moves: what it binds one to, and until when. */
    readonly notes?: readonly string[];
    readonly lookupTables?: AddressesByLookupTableAddress;
    /** Carries it out once its multisig has agreed: it is proposed, and nothing of it done yet. */
    readonly vault?: squads.SquadsVault;
    /** Called once all of it has landed. */
    readonly onDone?: (landed: readonly Landed[]) => void;
}

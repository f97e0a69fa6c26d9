/** A realm of SPL Governance, whose community votes by the adapter: real bytes of both. */
import {
    AccountRole,
    generateKeyPairSigner,
    getAddressEncoder,
    getProgramDerivedAddress,
    getU32Encoder,
    getU64Encoder,
    type AccountMeta,
    type Address,
    type Instruction,
    type KeyPairSigner,
    type TransactionSigner,
} from '@solana/kit';
import { realm as civics, realms, type Ballot, type Mint } from '@acequia/client';
import type { World } from './given.js';

/** Votes are taken for that long, and against for as long again [s]. */
const VOTING = 86_400;
const SYSTEM = '11111111111111111111111111111111' as Address;
const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA' as Address;
const RENT = 'SysvarRent111111111111111111111111111111111' as Address;

const u32 = (value: number) => [...getU32Encoder().encode(value)];
const u64 = (value: bigint) => [...getU64Encoder().encode(value)];
const text = (value: string) => [...u32(value.length), ...new TextEncoder().encode(value)];
const bytes = (address: Address) => getAddressEncoder().encode(address);

const read = (address: Address) => ({ address, role: AccountRole.READONLY });
const write = (address: Address) => ({ address, role: AccountRole.WRITABLE });
const sign = (signer: TransactionSigner, role: AccountRole = AccountRole.READONLY_SIGNER) => ({
    address: signer.address,
    role,
    signer,
});
const pay = (signer: TransactionSigner) => sign(signer, AccountRole.WRITABLE_SIGNER);

export interface Proposal {
    readonly address: Address;
    readonly ballot: Ballot;
}

/** A realm whose sovereign founds it, sits in its council and proposes. */
export class Realm {
    private constructor(
        private readonly w: World,
        readonly program: Address,
        readonly sovereign: KeyPairSigner,
        readonly at: Address,
        readonly community: Mint,
        private readonly council: Mint,
        private readonly governed: Address,
    ) {}

    /** Founds it; a pool's votes count as many as its weight. */
    static async found(w: World, program: Address, sovereign: KeyPairSigner): Promise<Realm> {
        const [community, council] = [await w.mint(), await w.mint()];
        const [at] = await getProgramDerivedAddress({
            programAddress: program,
            seeds: ['governance', 'realm'],
        });
        const realm = new Realm(w, program, sovereign, at, community, council, sovereign.address);
        await w.send(sovereign, [await realm.create()]);
        await w.send(sovereign, [await realm.createGovernance()]);
        const inCouncil = { ...(await realm.place()), mint: council.mint };
        await w.send(sovereign, [
            await civics.createVoter(inCouncil, sovereign.address, sovereign),
        ]);
        await w.send(sovereign, [
            await realms.getCreateRegistrarInstructionAsync({
                realmAuthority: sovereign,
                payer: sovereign,
                realm: at,
                governanceProgram: program,
                governingTokenMint: community.mint,
                maxKind: 0, // fixed
                maxValue: 10_000n,
            }),
        ]);
        return realm;
    }

    /** Has the votes of a pool count, and says to clients which accounts they need. */
    async list(pool: Address): Promise<void> {
        const listed = { registrar: await this.registrar(), pool, power: 1n << 32n };
        await this.w.send(this.sovereign, [
            realms.getListPoolInstruction({ authority: this.sovereign, ...listed }),
            await realms.getInitializeExtraAccountMetasInstructionAsync({
                payer: this.sovereign,
                pool,
            }),
        ]);
    }

    async registrar(): Promise<Address> {
        const [found] = await realms.findRegistrarPda({
            realm: this.at,
            governingTokenMint: this.community.mint,
        });
        return found;
    }

    /** The realm's, and a proposal's. */
    async place(proposal?: Proposal): Promise<civics.Place> {
        const { at: realm, program, community } = this;
        const proposer = await this.voterRecord(this.sovereign.address, this.council.mint);
        const none = { address: realm, start: 0n, end: 0n };
        return {
            program,
            realm,
            mint: community.mint,
            governance: await this.governance(),
            proposer,
            ballot: proposal?.ballot ?? none,
        };
    }

    governance(): Promise<Address> {
        return this.derive('account-governance', bytes(this.at), bytes(this.governed));
    }

    /** A proposal that is voted on from now on. */
    async propose(): Promise<Proposal> {
        const { address: seed } = await generateKeyPairSigner();
        const governance = await this.governance();
        const parts = [bytes(governance), bytes(this.community.mint), bytes(seed)];
        const proposal = await this.derive('governance', ...parts);
        const record = await this.voterRecord(this.sovereign.address, this.council.mint);
        const create = await this.createProposal(proposal, governance, record, seed);
        const signOff = [
            read(this.at),
            write(governance),
            write(proposal),
            sign(this.sovereign),
            read(record),
        ];
        await this.w.send(this.sovereign, [create, this.order([12], signOff)]);
        const start = await this.w.now();
        const end = start + 2n * BigInt(VOTING) + 1n;
        return { address: proposal, ballot: { address: proposal, start, end } };
    }

    /** The adapter's records of a vote, needed once for each position and proposal. */
    async openVote(voter: KeyPairSigner, position: Address, { address }: Proposal) {
        return realms.getOpenVoteInstructionAsync({
            voter: voter.address,
            payer: voter,
            position,
            proposal: address,
            governance: await this.governance(),
            registrar: await this.registrar(),
        });
    }

    /** What governance has counted for a proposal of one option. */
    approvals({ address }: Proposal): bigint {
        const account = this.w.node.svm.getAccount(address);
        const view = new DataView(
            Uint8Array.from((account as never as { data: Uint8Array }).data).buffer,
        );
        return view.getBigUint64(109 + view.getUint32(105, true), true); // behind the label
    }

    // ---- the stage ----

    private async create(): Promise<Instruction> {
        const holding = (mint: Mint) => this.derive('governance', bytes(this.at), bytes(mint.mint));
        const adapter = read(realms.REALMS_PROGRAM_ADDRESS);
        const accounts = [
            write(this.at),
            read(this.sovereign.address),
            read(this.community.mint),
            write(await holding(this.community)),
            pay(this.sovereign),
            read(SYSTEM),
            read(TOKEN),
            read(RENT),
            read(this.council.mint),
            write(await holding(this.council)),
            read(TOKEN),
            write(await this.derive('realm-config', bytes(this.at))),
            adapter,
            adapter,
        ];
        const supply = [0, ...u64(10_000_000_000n)]; // all of it, where no add-in says otherwise
        const houses = [1, 1, 0, 0, 0, 0]; // the community by the adapter, the council by deposits
        return this.order([0, ...text('realm'), 1, ...u64(0n), ...supply, ...houses], accounts);
    }

    private async createGovernance(): Promise<Instruction> {
        const accounts = [
            read(this.at),
            write(await this.governance()),
            read(this.governed),
            read(this.sovereign.address),
            pay(this.sovereign),
            read(SYSTEM),
            sign(this.sovereign),
            read(await this.derive('realm-config', bytes(this.at))),
        ];
        const community = [0, 60, ...u64(1n), ...u32(0), ...u32(VOTING), 2];
        const council = [0, 60, 2, ...u64(0n), 2, 2];
        return this.order([4, ...community, ...council, ...u32(VOTING), 10], accounts);
    }

    private async createProposal(
        proposal: Address,
        governance: Address,
        record: Address,
        seed: Address,
    ): Promise<Instruction> {
        const accounts = [
            read(this.at),
            write(proposal),
            write(governance),
            write(record),
            read(this.community.mint),
            sign(this.sovereign),
            pay(this.sovereign),
            read(SYSTEM),
            read(await this.derive('realm-config', bytes(this.at))),
        ];
        const option = [0, ...u32(1), ...text('Approve'), 1]; // a single choice, can be denied
        const words = [...text('Clean the ditches'), ...text('https://example.org')];
        return this.order([6, ...words, ...option, ...bytes(seed)], accounts);
    }

    private voterRecord(voter: Address, mint: Address): Promise<Address> {
        return this.derive('governance', bytes(this.at), bytes(mint), bytes(voter));
    }

    private async derive(...seeds: (string | ReturnType<typeof bytes>)[]): Promise<Address> {
        const [found] = await getProgramDerivedAddress({ programAddress: this.program, seeds });
        return found;
    }

    private order(data: number[], accounts: AccountMeta[]): Instruction {
        return { programAddress: this.program, accounts, data: Uint8Array.from(data) };
    }
}

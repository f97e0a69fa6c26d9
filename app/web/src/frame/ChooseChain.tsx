import { useState, type FormEvent } from 'react';
import { hostOf, isNode, PUBLIC_CLUSTERS } from '../chain/cluster';
import { Trouble } from '../ui/notice';

/** Where nobody has said which chain to talk to. */
export default function ChooseChain({
    choose,
    why,
}: {
    choose: (rpc: string) => void;
    /** Why nobody said so, where that is a problem. */
    why: unknown;
}) {
    const [rpc, setRpc] = useState('');
    const fits = isNode(rpc);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        if (fits) choose(rpc);
    };
    return (
        <main className="choose-chain">
            <p className="brand" translate="no">
                <img src="./icon.svg" alt="" width="28" height="28" /> Acequia
            </p>
            <h1>Which chain?</h1>
            <p>Acequia reads pools from a Solana node, and sends nothing anywhere else.</p>
            {why !== null && <Trouble error={why} />}
            <ul className="choices">
                {PUBLIC_CLUSTERS.map((one) => (
                    <li key={one.rpc}>
                        <button type="button" className="choice" onClick={() => choose(one.rpc)}>
                            {one.name}, {hostOf(one.rpc)}
                        </button>
                    </li>
                ))}
            </ul>
            <form onSubmit={submit}>
                <label htmlFor="rpc">Or the address of an RPC node</label>
                <div className="row">
                    <input
                        id="rpc"
                        type="url"
                        inputMode="url"
                        value={rpc}
                        onChange={(event) => setRpc(event.target.value)}
                        placeholder="https://…"
                    />
                    <button type="submit" className="main" disabled={!fits}>
                        Connect
                    </button>
                </div>
            </form>
        </main>
    );
}

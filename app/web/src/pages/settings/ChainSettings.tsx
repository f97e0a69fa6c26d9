import { useId, useState, type FormEvent } from 'react';
import { hostOf, isNode, PUBLIC_CLUSTERS } from '../../chain/cluster';
import { useConnection, useProgramThere } from '../../chain/connection';
import { Notice, Trouble } from '../../ui/notice';

/** The RPC node that pages ask. */
export function ChainSettings() {
    const { cluster, switchTo } = useConnection();
    const there = useProgramThere();
    return (
        <section className="card" aria-labelledby="chain">
            <h2 id="chain">Chain</h2>
            <dl className="facts">
                <div>
                    <dt>RPC node</dt>
                    <dd>
                        <code>{hostOf(cluster.rpc)}</code>
                    </dd>
                </div>
                <div>
                    <dt>Cluster</dt>
                    <dd>{there.data === 'other' ? 'a chain of its own' : (there.data ?? '…')}</dd>
                </div>
                <div>
                    <dt>Updates</dt>
                    <dd>{cluster.ws ? 'as they happen, by websocket' : 'every few seconds'}</dd>
                </div>
            </dl>
            {there.error && <Trouble error={there.error} />}
            {there.data && <Notice kind="good">The farm’s program is on this chain.</Notice>}
            <NodeForm choose={(rpc) => void switchTo(rpc)} />
            <div className="row">
                {PUBLIC_CLUSTERS.map((one) => (
                    <button key={one.rpc} type="button" onClick={() => void switchTo(one.rpc)}>
                        Use {one.name}
                    </button>
                ))}
                <button type="button" onClick={() => void switchTo(undefined)}>
                    Use what this page came with
                </button>
            </div>
        </section>
    );
}

function NodeForm({ choose }: { choose: (rpc: string) => void }) {
    const [rpc, setRpc] = useState('');
    const [wrong, setWrong] = useState(false);
    const [field, problem] = [useId(), useId()];
    const submit = (event: FormEvent) => {
        event.preventDefault();
        const fits = isNode(rpc);
        setWrong(!fits);
        if (fits) choose(rpc);
    };
    return (
        <form onSubmit={submit} noValidate>
            <label htmlFor={field}>Another RPC node</label>
            <div className="row">
                <input
                    id={field}
                    type="url"
                    value={rpc}
                    placeholder="https://…"
                    aria-invalid={wrong}
                    aria-describedby={wrong ? problem : undefined}
                    onChange={(event) => setRpc(event.target.value)}
                />
                <button type="submit">Use this node</button>
            </div>
            {wrong && (
                <p id={problem} role="alert">
                    This is no address of a node. Write it like https://api.devnet.solana.com.
                </p>
            )}
        </form>
    );
}

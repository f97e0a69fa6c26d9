/** A farm as a form. */
import type { Token } from '@acequia/plan';
import { usePools } from '../../../chain/queries';
import { TextField, type Fault } from '../../../ui/Field';
import { useOwner } from '../../../wallet/wallet';
import { NEW_POOL, type FarmForm, type PoolForm } from './model';
import { PoolFields } from './PoolFields';

export function FormEditor({
    form,
    now,
    faultOf,
    change,
}: {
    form: FarmForm;
    now: bigint;
    faultOf: (field: string) => Fault | undefined;
    change: (form: FarmForm) => void;
}) {
    const setPool = (nth: number, pool: PoolForm, added?: Token) => {
        const pools = form.pools.map((one, at) => (at === nth ? pool : one));
        change({ ...form, pools, tokens: added ? [...form.tokens, added] : form.tokens });
    };
    const taken = form.pools.map(({ id }) => Number(id));
    const nextId = `${Math.max(-1, ...taken.filter(Number.isInteger)) + 1}`;
    const freeId = useFreeId(form);
    return (
        <div className="stack">
            <section className="card" aria-label="The farm">
                <TextField
                    label="Name of the farm"
                    hint="For you and your file; it is not written on chain."
                    value={form.name}
                    fault={faultOf('name') ?? faultOf('tokens')}
                    onChange={(name) => change({ ...form, name })}
                />
            </section>
            {form.pools.map((pool, nth) => (
                <PoolFields
                    key={nth}
                    title={form.pools.length === 1 ? 'The pool' : `Pool ${nth + 1}`}
                    pool={pool}
                    tokens={form.tokens}
                    now={now}
                    freeId={freeId}
                    faultOf={(field) => faultOf(`pool ${nth} ${field}`.trim())} // no words
                    change={(next, added) => setPool(nth, next, added)}
                    remove={
                        form.pools.length > 1
                            ? () =>
                                  change({
                                      ...form,
                                      pools: form.pools.filter((_, at) => at !== nth),
                                  })
                            : undefined
                    }
                />
            ))}
            <div>
                <button
                    type="button"
                    onClick={() =>
                        change({ ...form, pools: [...form.pools, { ...NEW_POOL, id: nextId }] })
                    }
                >
                    Add another pool
                </button>
            </div>
        </div>
    );
}

/** Pools of one creator and stake are told apart by a number, which goes into their address. It is
 *  chosen once: making the same farm again must find what is there. */
function useFreeId({ pools: inForm }: FarmForm): (stake: Token | undefined, id: string) => string {
    const me = useOwner();
    const there = usePools().data ?? [];
    return (stake, id) => {
        const mine = there.filter(
            ({ data }) => data.creator === me && data.stakeMint === stake?.mint,
        );
        const taken = new Set(mine.map(({ data }) => data.id));
        if (!taken.has(Number(id))) return id;
        inForm.forEach((pool) => taken.add(Number(pool.id)));
        let free = 0;
        while (taken.has(free)) free++;
        return `${free}`;
    };
}

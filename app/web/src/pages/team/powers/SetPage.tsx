/** What the pool is to say of itself. */
import type { PoolAccount } from '@acequia/client';
import { useState } from 'react';
import { setPageAction, type Said } from '../../../acts/page';
import { usePages } from '../../../says/queries';
import { partFault } from '../../../says/words';
import { ActionButton } from '../../../transact/transact';
import { useDraft } from '../../../ui/drafts';
import { Field, TextField } from '../../../ui/Field';

const EMPTY: Said = { name: '', text: '', link: '' };

export function SetPage({ pool }: { pool: PoolAccount }) {
    const there = usePages([pool]).get(pool.address)?.data;
    const [typed, setTyped] = useState<Partial<Said>>({});
    const before: Said = there ?? EMPTY;
    const said: Said = { name: before.name, text: before.text, link: before.link, ...typed };
    const parts = ['name', 'text', 'link'] as const;
    const faults = {
        name: partFault('name', said.name),
        text: partFault('text', said.text),
        link: partFault('link', said.link),
    };
    const isFit = parts.every((part) => !faults[part]);
    const isNew = parts.some((part) => said[part] !== before[part]);
    useDraft(isNew);
    const change = (part: keyof Said) => (text: string) => setTyped({ ...typed, [part]: text });
    return (
        <div className="stack">
            <h3>What it says of itself</h3>
            <p className="small">
                Shown to everybody as your own words, which nobody has checked. A link is looked at
                before it is gone to.
            </p>
            <TextField
                label="Its name"
                value={said.name}
                fault={faults.name}
                onChange={change('name')}
            />
            <Field label="What it is" fault={faults.text}>
                {(ties) => (
                    <textarea
                        {...ties}
                        rows={4}
                        value={said.text}
                        onChange={(event) => change('text')(event.target.value)}
                    />
                )}
            </Field>
            <TextField
                label="Its link"
                placeholder="https://…"
                inputMode="url"
                value={said.link}
                fault={faults.link}
                onChange={change('link')}
            />
            <div>
                <ActionButton
                    kind="plain"
                    disabled={!isFit || !isNew}
                    action={() => ({ ...setPageAction(pool, said), onDone: () => setTyped({}) })}
                >
                    Set its page
                </ActionButton>
            </div>
        </div>
    );
}

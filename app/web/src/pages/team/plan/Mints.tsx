/** Which mint a token of a file is, where the file does not say: files of a rehearsal name none. */
import { visible } from '@acequia/client';
import type { Farm, NamedMints } from '@acequia/plan';
import { isAddress } from '@solana/kit';
import { useConnection } from '../../../chain/connection';
import { short } from '../../../tokens/tokens';
import { SelectField } from '../../../ui/Field';

/** The farm with the mints that were chosen for it. */
export function withMints(farm: Farm, named: NamedMints): Farm {
    const tokens = farm.tokens.map((token) => ({
        ...token,
        mint: token.mint ?? mintOf(named, token.symbol),
    }));
    return { ...farm, tokens };
}

/** A file may call a token what every object has: "constructor". */
const mintOf = (named: NamedMints, symbol: string) =>
    Object.hasOwn(named, symbol) ? named[symbol] : undefined;

/** Asks for those that are missing. */
export function Mints({
    farm,
    named,
    change,
}: {
    farm: Farm;
    named: NamedMints;
    change: (named: NamedMints) => void;
}) {
    const { tokens: listed } = useConnection().cluster;
    const missing = farm.tokens.filter(({ mint }) => mint === undefined);
    if (missing.length === 0) return null;
    return (
        <fieldset>
            <legend>Mints that the file does not name</legend>
            <div className="columns">
                {missing.map(({ symbol }) => (
                    <SelectField
                        key={symbol}
                        label={`What is ${visible(symbol)}?`}
                        value={mintOf(named, symbol) ?? ''}
                        onChange={(mint) => {
                            if (isAddress(mint)) change({ ...named, [symbol]: mint });
                        }}
                    >
                        <option value="">Choose its mint</option>
                        {listed.map((one) => (
                            <option key={one.mint} value={one.mint}>
                                {one.symbol} ({short(one.mint)})
                            </option>
                        ))}
                    </SelectField>
                ))}
            </div>
            <p className="small">Or write mint = “…” in the file, under [tokens].</p>
        </fieldset>
    );
}

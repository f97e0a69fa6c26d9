import { Link } from 'wouter';
import { useConnection } from '../chain/connection';
import { Notice } from '../ui/notice';
import { usePrices } from './prices';

/** Says where prices come from; without a source, how to name one. */
export function PricesHint() {
    const { named, problem, choose } = usePrices();
    const offered = useConnection().cluster.prices;
    const settings = <Link href="/settings">Settings</Link>;
    if (problem) {
        return (
            <Notice kind="warning" action={settings}>
                {problem}
            </Notice>
        );
    }
    if (named !== undefined) {
        return (
            <p className="small">
                Prices in use: {named}. {settings}
            </p>
        );
    }
    const press = () => offered && choose({ from: 'url', url: offered.url });
    const button = offered && (
        <button type="button" onClick={press}>
            Use prices {offered.name}
        </button>
    );
    return (
        <Notice kind="hint" action={button ?? settings}>
            No source of prices is named, so yields are in tokens. A reward in the token that is
            staked has an APR without one.
        </Notice>
    );
}

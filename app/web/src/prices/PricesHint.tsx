import { Link } from 'wouter';
import { useConnection } from '../chain/connection';
import { Notice } from '../ui/notice';
import { usePrices } from './prices';

/** Says where prices come from, unless the page does; without a source, how to name one. */
export function PricesHint({ isSaid = false }: { isSaid?: boolean }) {
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
        if (isSaid) return null;
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
        <p className="small row">
            <span>
                No source of prices is named, so yields are in tokens; what is paid in the staked
                token has an APR without one.
            </span>
            {button ?? settings}
        </p>
    );
}

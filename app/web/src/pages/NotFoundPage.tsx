import { Link } from 'wouter';
import { useTitle } from '../ui/useTitle';

export function NotFoundPage() {
    useTitle('No such page');
    return (
        <>
            <h1>There is no such page</h1>
            <p>
                <Link href="/">All pools</Link>
            </p>
        </>
    );
}

export default function PositionsPage() {
    return <h1>My positions</h1>;
}

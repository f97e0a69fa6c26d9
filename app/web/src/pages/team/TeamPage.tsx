export default function TeamPage() {
    return <h1>Run a farm</h1>;
}

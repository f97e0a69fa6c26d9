export default function GaugesPage() {
    return <h1>Votes</h1>;
}

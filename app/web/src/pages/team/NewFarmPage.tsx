export default function NewFarmPage() {
    return <h1>A new farm</h1>;
}

/**
 * Modules that import each other can only be read, and trusted, together. This rule names each import
 * that closes a circle, of types too, which `import-x/no-cycle` passes over.
 */

/** What each source file imports, by program: read once, asked for by every file. */
const graphs = new WeakMap();

export const noCircles = {
    meta: {
        type: 'problem',
        messages: {
            circle: '`{{ name }}` imports this file in turn: move what both need to a third',
        },
        schema: [],
    },
    create(context) {
        const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
        const graph = graphs.get(program) ?? new Map();
        graphs.set(program, graph);
        const own = program.getSourceFile(context.filename);
        const check = ({ source }) => {
            if (!source) return;
            const to = resolved(program, esTreeNodeToTSNodeMap.get(source));
            if (!to || !reaches(program, graph, to, own)) return;
            context.report({ node: source, messageId: 'circle', data: { name: source.value } });
        };
        return {
            ImportDeclaration: check,
            ExportNamedDeclaration: check,
            ExportAllDeclaration: check,
        };
    },
};

/** Whether what `from` imports, and what that imports, comes to `to`. */
function reaches(program, graph, from, to) {
    const [seen, todo] = [new Set([from]), [from]];
    for (const file of todo) {
        if (file === to) return true;
        for (const next of importsOf(program, graph, file)) {
            if (!seen.has(next)) todo.push(next);
            seen.add(next);
        }
    }
    return false;
}

function importsOf(program, graph, file) {
    const known = graph.get(file);
    if (known) return known;
    const names = file.statements.flatMap(({ moduleSpecifier }) => moduleSpecifier ?? []);
    const files = names.flatMap((name) => resolved(program, name) ?? []);
    graph.set(file, files);
    return files;
}

/** The file of this package that a relative name stands for. */
function resolved(program, name) {
    if (!name.text.startsWith('.')) return undefined;
    const symbol = program.getTypeChecker().getSymbolAtLocation(name);
    return symbol?.declarations?.find(({ statements }) => statements !== undefined);
}

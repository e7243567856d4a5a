// Typst's compiler from its package for Node, where the program typst is not
// installed: writes sheets.pdf from sheets.typ of this folder, without tags, as ours
// has none and they would take it twice as long.
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const fs = require("fs");
const compiler = NodeCompiler.create({ workspace: ".", fontArgs: [{ fontPaths: ["fonts"] }] });
try {
  fs.writeFileSync("sheets.pdf", compiler.pdf({ mainFilePath: "sheets.typ" }, { pdfTags: false }));
} catch (bad) {
  console.error(bad.code);
  process.exit(1);
}

// Sets cards.typ with the compiler that npm brings: node typst.mjs FONTS FOLDER OUT
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { writeFileSync } from "node:fs";

const [fonts, folder, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
writeFileSync(out, compiler.pdf({ mainFilePath: folder + "/cards.typ" }, { pdfTags: false }));
process.exit(0);

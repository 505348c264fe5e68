// Serves PostgreSQL with pgvector on 127.0.0.1 and prints the port; ends when its standard input does.
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { createServer } from "node:net";

const free = () => new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

const db = await PGlite.create({ extensions: { vector } });
const port = await free();
await new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 50 }).start();
console.log(`port ${port}`);
process.stdin.on("end", () => process.exit(0)).resume();

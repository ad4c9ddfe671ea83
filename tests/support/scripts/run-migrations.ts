// Runs the migrations of a folder on a database, saying when it begins, so that it can be killed in the middle.
import { migrate } from '../../../src/platform/db/migrate.ts';

process.send!('beginning');
await migrate(process.argv[2]!, process.argv[3]!);
process.exit(0);

// Parents, and whoever is new, do what they came for.
import { errands, walkErrands } from './errands.ts';

walkErrands(errands.parents);

// The pages that the tests and journeys open, built beside the parts that only read. Runs on Node 20.
import { buildPages } from '../install.mjs';

buildPages();

/**
 * Tells a Pattern Engine what an agent does, and asks it what to do; for browsers and Node 18 or newer, without dependencies.
 *
 *     import { Engine } from "pattern-engine";
 *     const engine = new Engine("http://localhost:8080");
 *     engine.observe({ task: "process_data", execution_time: 1.5, success: true });
 *     const advice = await engine.recommend({ task: "process_data" });
 *
 * Fields are those of the interface, where times are seconds; what ends in `Ms` is milliseconds. Nothing here holds the agent
 * up for longer than the timeouts it set, and nothing but a mistake in the arguments of `Engine` throws, unless asked to.
 */
export { avoided, best } from "./src/advice.js";
export { Engine } from "./src/engine.js";
export { EngineError } from "./src/errors.js";

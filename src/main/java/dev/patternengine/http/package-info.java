/**
 * The HTTP edge: routes, streaming, error answers, the contract and the page.
 *
 * <p>Sees the domain, the JSON edge and the gateway of the bus; never a miner, a store or the engine that puts it together.
 * Bodies are read by the strict readers of the JSON edge; the OpenAPI contract says which paths there are.
 */
package dev.patternengine.http;

/**
 * Who may do what, and how much of it: keys as secrets and hashes, and the budgets of tenants.
 *
 * <p>Sees the domain and the port of the key store; knows neither HTTP nor where keys are kept, and reads no clock of its own.
 */
package dev.patternengine.access;

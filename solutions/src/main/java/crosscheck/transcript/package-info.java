/**
 * What a scenario saw, as text, and how two such texts are compared.
 *
 * <p>Invariant: a transcript holds nothing that differs between two runs on the same broker: no ids, no addresses, no
 * times of day. So two transcripts of one scenario are equal or they show a difference between two brokers.
 */
package crosscheck.transcript;

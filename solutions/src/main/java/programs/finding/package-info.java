/**
 * Programs of lesson 10: finding one message among many, and what a consumer loses that is slower than the broker
 * forgets.
 */
package programs.finding;

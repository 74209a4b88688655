/** Compares what lessons show with what the code does, for the tests named {@code *CapturesTest}. */
package captures;

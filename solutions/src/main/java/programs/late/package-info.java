/**
 * Programs that show lesson 16: what it costs to look for unpaid orders every second, how late delayed messages are,
 * and orders that are cancelled by a message.
 */
package programs.late;

/** The mini broker as a whole, for those who want to start one. */
package minibroker;

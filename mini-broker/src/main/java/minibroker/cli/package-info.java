/** The broker's command line. */
package minibroker.cli;

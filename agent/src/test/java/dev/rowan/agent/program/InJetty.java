package dev.rowan.agent.program;

import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with the application in it. */
final class InJetty implements Served.Container {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    InJetty() throws Exception {
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder filter = filter();
        for (String page : Served.FILTERED) {
            context.addFilter(filter, page, Served.requestsAndTheirSequels());
        }
        context.addServlet(new ServletHolder(new Served.Items()), "/bare");
        context.addServlet(servlet(new ServletHolder(new Served.Items())), "/items");
        context.addServlet(servlet(new ServletHolder(new Served.Later())), "/later");
        context.addServlet(new ServletHolder(new Served.Slow()), "/slow");
        server.setHandler(context);
        server.start();
    }

    private static FilterHolder filter() {
        FilterHolder filter = new FilterHolder(new Served.Sender());
        filter.setAsyncSupported(true);
        return filter;
    }

    private static ServletHolder servlet(ServletHolder servlet) {
        servlet.setAsyncSupported(true);
        return servlet;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public Executor pool() {
        return server.getThreadPool();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

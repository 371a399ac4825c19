package dev.rowan.agent.program;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/** Undertow with the application in it. */
final class InUndertow implements Served.Container {
    /** Few, so that one that answered a request is soon given something else. */
    private static final int THREADS = 2;

    private final Undertow server;

    InUndertow() throws ServletException {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(InUndertow.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("served")
                .addFilter(Servlets.filter("sender", Served.Sender.class).setAsyncSupported(true))
                .addServlet(Servlets.servlet("items", Served.Items.class)
                        .addMapping("/items")
                        .setAsyncSupported(true))
                .addServlet(Servlets.servlet("later", Served.Later.class)
                        .addMapping("/later")
                        .setAsyncSupported(true))
                .addServlet(Servlets.servlet("bare", Served.Items.class).addMapping("/bare"))
                .addServlet(Servlets.servlet("slow", Served.Slow.class).addMapping("/slow"));
        for (DispatcherType type : Served.requestsAndTheirSequels()) {
            for (String page : Served.FILTERED) {
                application.addFilterUrlMapping("sender", page, type);
            }
        }
        DeploymentManager deployment = Servlets.defaultContainer().addDeployment(application);
        deployment.deploy();
        server = Undertow.builder()
                .setWorkerThreads(THREADS)
                .addHttpListener(0, "localhost", deployment.start())
                .build();
        server.start();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public Executor pool() {
        return server.getWorker();
    }

    @Override
    public void close() {
        server.stop();
    }
}

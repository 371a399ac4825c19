package dev.rowan.agent.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application of the days when servlets were {@code javax}, asked for three pages. */
public final class InOldTomcat {
    private static final int PAGES = 3;

    private InOldTomcat() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = Served.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id int primary key, name varchar(20))");
        }
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("").toAbsolutePath().toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "items", new Items());
        context.addServletMappingDecoded("/items", "items");
        context.addServletMappingDecoded("/bare", "items");
        FilterDef sender = new FilterDef();
        sender.setFilterName("sender");
        sender.setFilter(new Sender());
        context.addFilterDef(sender);
        FilterMap items = new FilterMap();
        items.setFilterName("sender");
        items.addURLPattern("/items");
        context.addFilterMap(items);
        tomcat.getConnector();
        tomcat.start();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i <= PAGES; i++) {
            String path = i < PAGES ? "/items" : "/bare";
            URI page = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpServletResponse.SC_OK) {
                throw new IllegalStateException(answer.body());
            }
        }
        tomcat.stop();
        System.exit(0);
    }

    /** Looks up who asks. */
    private static final class Sender implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Served.find("select name from item where id = ?", 7);
            chain.doFilter(request, response);
        }
    }

    private static final class Items extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Served.find("select id, name from item where id = ?", 8);
            response.getWriter().write("items");
        }
    }
}

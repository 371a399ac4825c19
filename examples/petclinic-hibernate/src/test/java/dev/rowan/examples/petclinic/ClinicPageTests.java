package dev.rowan.examples.petclinic;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages' tests: what one request costs is one unit of work. */
@SpringBootTest
class ClinicPageTests {
    @Autowired
    private WebApplicationContext application;

    private MockMvc http;

    @BeforeEach
    void startHttp() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void eachOwnerHasAPage() throws Exception {
        for (long id = Fixture.FIRST_OWNER; id < Fixture.FIRST_OWNER + Fixture.OWNERS; id++) {
            http.perform(get("/owners/" + id))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.length()").value(2));
        }
    }

    @Test
    void namesAreFoundByKey() throws Exception {
        http.perform(get("/names/50000,50001,50002,50003,50004"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[4]").value("Pet 4"));
    }
}
